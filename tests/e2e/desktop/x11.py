"""A connection to a display: what a hand at mouse and keyboard does there (XTest), what stands on
it, and what its desktop says.

By the X libraries themselves: a program started for each click, key and picture takes longer than
what it does.
"""

import ctypes
import struct
import zlib

lib = ctypes.CDLL("libX11.so.6")
test = ctypes.CDLL("libXtst.so.6")
lib.XInitThreads()

Handle = ctypes.c_void_p
Id = ctypes.c_ulong


class Image(ctypes.Structure):
    _fields_ = [
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", Handle),
        ("byte_order", ctypes.c_int),
        ("bitmap_unit", ctypes.c_int),
        ("bitmap_bit_order", ctypes.c_int),
        ("bitmap_pad", ctypes.c_int),
        ("depth", ctypes.c_int),
        ("bytes_per_line", ctypes.c_int),
        ("bits_per_pixel", ctypes.c_int),
    ]


class ClientMessage(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", Handle),
        ("window", Id),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("room", ctypes.c_long * 24),
    ]


def declare(library, name, result, *arguments):
    function = getattr(library, name)
    function.restype, function.argtypes = result, arguments


declare(lib, "XOpenDisplay", Handle, ctypes.c_char_p)
declare(lib, "XCloseDisplay", ctypes.c_int, Handle)
declare(lib, "XSync", ctypes.c_int, Handle, ctypes.c_int)
declare(lib, "XInternAtom", ctypes.c_ulong, Handle, ctypes.c_char_p, ctypes.c_int)
declare(lib, "XDefaultRootWindow", Id, Handle)
declare(lib, "XChangeProperty", ctypes.c_int, Handle, Id, ctypes.c_ulong, ctypes.c_ulong,
        ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int)
declare(lib, "XSendEvent", ctypes.c_int, Handle, Id, ctypes.c_int, ctypes.c_long, Handle)
declare(lib, "XWarpPointer", ctypes.c_int, Handle, Id, Id, ctypes.c_int, ctypes.c_int,
        ctypes.c_uint, ctypes.c_uint, ctypes.c_int, ctypes.c_int)
declare(lib, "XStringToKeysym", ctypes.c_ulong, ctypes.c_char_p)
declare(lib, "XKeysymToKeycode", ctypes.c_ubyte, Handle, ctypes.c_ulong)
declare(lib, "XkbKeycodeToKeysym", ctypes.c_ulong, Handle, ctypes.c_ubyte, ctypes.c_int,
        ctypes.c_int)
declare(
    lib,
    "XGetGeometry",
    ctypes.c_int,
    Handle,
    Id,
    ctypes.POINTER(Id),
    ctypes.POINTER(ctypes.c_int),
    ctypes.POINTER(ctypes.c_int),
    ctypes.POINTER(ctypes.c_uint),
    ctypes.POINTER(ctypes.c_uint),
    ctypes.POINTER(ctypes.c_uint),
    ctypes.POINTER(ctypes.c_uint),
)
declare(lib, "XGetImage", ctypes.POINTER(Image), Handle, Id, ctypes.c_int, ctypes.c_int,
        ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong, ctypes.c_int)
declare(lib, "XDestroyImage", ctypes.c_int, ctypes.POINTER(Image))
declare(test, "XTestFakeButtonEvent", ctypes.c_int, Handle, ctypes.c_uint, ctypes.c_int,
        ctypes.c_ulong)
declare(test, "XTestFakeKeyEvent", ctypes.c_int, Handle, ctypes.c_uint, ctypes.c_int,
        ctypes.c_ulong)

# A window may be gone when it is clicked: the test says so when nothing comes of it. Xlib would end
# the whole process.
ignore_error = ctypes.CFUNCTYPE(ctypes.c_int, Handle, Handle)(lambda display, error: 0)
lib.XSetErrorHandler(ignore_error)

# In milliseconds, kept by the server: GLFW takes a key that goes down twice in one for a single
# event that came twice.
BETWEEN_KEYS = 12

KEYS = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L"}


class Connection:
    def __init__(self, display):
        self.display = lib.XOpenDisplay(display.encode())
        if not self.display:
            raise RuntimeError(f"there is no display {display}")
        self.root = lib.XDefaultRootWindow(self.display)

    def close(self):
        lib.XCloseDisplay(self.display)

    def sync(self):
        lib.XSync(self.display, False)

    def atom(self, name):
        return lib.XInternAtom(self.display, name.encode(), False)

    def set_resources(self, text):
        replace, bits = 0, 8
        lib.XChangeProperty(self.display, self.root, self.atom("RESOURCE_MANAGER"),
                            self.atom("STRING"), bits, replace, text.encode(), len(text))
        self.sync()

    def ask_to_close(self, window):
        """What a window manager sends when a person presses the cross."""
        client_message = 33
        event = ClientMessage(
            type=client_message, window=window, message_type=self.atom("WM_PROTOCOLS"), format=32
        )
        event.data[0] = self.atom("WM_DELETE_WINDOW")
        lib.XSendEvent(self.display, window, False, 0, ctypes.byref(event))
        self.sync()

    # --- mouse and keyboard -----------------------------------------------------------------------

    def point(self, window, x, y):
        lib.XWarpPointer(self.display, 0, window, 0, 0, 0, 0, x, y)
        self.sync()

    def click(self, button, times=1):
        """4 and 5 are the wheel, up and down."""
        for _ in range(times):
            test.XTestFakeButtonEvent(self.display, button, True, 0)
            test.XTestFakeButtonEvent(self.display, button, False, 0)
        self.sync()

    def press(self, names):
        """The last one, while those before it are held."""
        codes = [
            code
            for name in names
            for code in self.codes(lib.XStringToKeysym(KEYS.get(name, name).encode()))
        ]
        for code in codes:
            test.XTestFakeKeyEvent(self.display, code, True, BETWEEN_KEYS)
        for code in reversed(codes):
            test.XTestFakeKeyEvent(self.display, code, False, 0)
        self.sync()

    def type(self, text):
        for character in text:
            keysym = ord(character)  # in Latin 1 they are the same
            assert 32 <= keysym < 256, f"no key is known for {character}"
            codes = self.codes(keysym)
            for code in codes:
                test.XTestFakeKeyEvent(self.display, code, True, BETWEEN_KEYS)
            for code in reversed(codes):
                test.XTestFakeKeyEvent(self.display, code, False, 0)
        self.sync()

    def codes(self, keysym):
        """The keys that make it: with Shift where it stands above another sign."""
        code = lib.XKeysymToKeycode(self.display, keysym)
        assert code, f"no key makes {keysym:#x}"
        if lib.XkbKeycodeToKeysym(self.display, code, 0, 0) == keysym:
            return [code]
        return [lib.XKeysymToKeycode(self.display, lib.XStringToKeysym(b"Shift_L")), code]

    # --- what is to be seen -----------------------------------------------------------------------

    def picture(self, window, file):
        """Writes what stands in the place of the window as PNG, compressed little: it is looked at
        once."""
        root, x, y = Id(), ctypes.c_int(), ctypes.c_int()
        width, height, border, depth = (ctypes.c_uint() for _ in range(4))
        lib.XGetGeometry(self.display, window, root, x, y, width, height, border, depth)
        all_planes, z_pixmap = 0xFFFFFFFF, 2
        image = lib.XGetImage(self.display, window, 0, 0, width, height, all_planes, z_pixmap)
        assert image, f"no picture of the window for {file}"
        wide, high = image.contents.width, image.contents.height
        stride = image.contents.bytes_per_line
        assert image.contents.bits_per_pixel == 32, "a screen of 24 bits"
        pixels = ctypes.string_at(image.contents.data, stride * high)
        lib.XDestroyImage(image)
        rows = bytearray()
        for top in range(0, stride * high, stride):
            blue_first = pixels[top:top + wide * 4]
            row = bytearray(wide * 3)
            row[0::3], row[1::3], row[2::3] = blue_first[2::4], blue_first[1::4], blue_first[0::4]
            rows += b"\0" + row
        with open(file, "wb") as png:
            png.write(b"\x89PNG\r\n\x1a\n")
            header = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
            for kind, data in (
                (b"IHDR", header),
                (b"IDAT", zlib.compress(rows, 1)),
                (b"IEND", b""),
            ):
                png.write(
                    struct.pack(">I", len(data))
                    + kind
                    + data
                    + struct.pack(">I", zlib.crc32(kind + data))
                )
