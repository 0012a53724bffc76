  ;; Judges the same thing twice.
  (data (i32.const 1024) "{\"labels\":[{\"id\":\"flag\",\"state\":\"yes\"},{\"id\":\"flag\",\"state\":\"no\"}]}")
