  ;; Words of its own, in a place for a word, far too many.
  (func (export "peil_call") (param $request i32) (param $size i32) (result i32)
    (if (i32.eq (i32.load8_u offset=11 (local.get $request)) (i32.const 0x64))
      (then
        (global.set $reply (i32.const 16))
        (return (i32.const 0))))
    (memory.fill (i32.const 65536) (i32.const 0x78) (i32.const 50000))
    (memory.copy (i32.const 65536) (i32.const 4096) (i32.const 135))
    (memory.copy (i32.const 115000) (i32.const 5120) (i32.const 6))
    (i32.store8 (i32.const 115006) (i32.const 0))
    (global.set $reply (i32.const 65536))
    (i32.const 0))
  (data (i32.const 4096) "{\"findings\":[{\"id\":\"remark\",\"arguments\":{\"amount\":{\"number\":\"1\"},\"day\":{\"date\":\"2027-03-31\"},\"topic\":{\"question\":\"q1\"},\"word\":{\"text\":\"")
  (data (i32.const 5120) "\"}}}]}")
