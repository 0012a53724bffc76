  ;; Speaks of a subject that there isn't.
  (data (i32.const 1024) "{\"scores\":[{\"id\":\"extra\",\"subject\":{\"kind\":\"system\",\"id\":\"1\"},\"value\":\"3\"}]}")
