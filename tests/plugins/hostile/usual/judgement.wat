  (data (i32.const 1024) "{\"scores\":[{\"id\":\"extra\",\"value\":\"2.5\"}]}")
