  ;; Never comes back from peil_free.
  (func (export "peil_free") (param i32)
    (loop $again (br $again)))
