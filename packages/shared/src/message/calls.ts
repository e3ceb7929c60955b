/** What the clerk is told when a call to the server fails; the server's own sentences go before these. */
export const CALL_TEXTS = {
  network: '网络不通，已填内容都在表里，恢复后再点“上报”。',
  networkRead: '网络不通，暂时取不到数据。请检查网络后再试一次。',
  cancelled: '已停止上报。已送达的行不会重复计算，其余的下次再报。',
  busy: '服务器正忙，请过一会儿再试。已填内容都在表里。',
  busyRead: '服务器正忙，请过一会儿再试。',
  odd: (status: number): string => `服务器的回答看不懂（${status}）。请再试一次；仍不行请把这个号码告诉区专班。`,
  expired: '登录已过期，请重新登录。已填内容都在表里，登录后接着上报即可。',
  withRequest: (detail: string, requestId: string): string => (requestId === '' ? detail : `${detail}（编号 ${requestId}）`),
} as const;
