  ;; Fails before anything is asked.
  (func $fails (unreachable))
  (start $fails)
