// For browsers that know no modules, such as the one inside Office 2016 and 2019: shows why nothing more will come.
(function () {
  var wait = document.getElementById('waiting');
  var old = document.getElementById('too-old');
  if (wait) wait.style.display = 'none';
  if (old) old.style.display = 'block';
})();
