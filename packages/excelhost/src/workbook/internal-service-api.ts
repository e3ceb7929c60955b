import { type ApiObject, defineApi } from '../protocol/api-object.ts';

const internalServiceApi = defineApi<null>({
  type: 'AddinInternalService',
  methods: { NotifyActionHandlerReady: () => undefined },
});

/** Services the client asks for by name while it starts: this one only wants to say that it is ready for ribbon buttons. */
export function serviceByName(name: string): ApiObject | null {
  return name === 'Microsoft.InternalService.AddinInternalService' ? internalServiceApi(null) : null;
}
