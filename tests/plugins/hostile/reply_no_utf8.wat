  (data (i32.const 1024) "{\"scores\":[],\"caf\e9\":1}")
