  (func (export "peil_reply") (result i32) (global.get $reply))
