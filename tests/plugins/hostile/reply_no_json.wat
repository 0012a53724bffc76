  (data (i32.const 1024) "{\"scores\":[")
