  ;; Never comes back from what runs before anything is asked.
  (func $endless
    (loop $again (br $again)))
  (start $endless)
