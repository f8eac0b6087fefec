#!/usr/bin/env python3
"""Writes templates/fonts/last-resort.ttf: one empty box for every letter of Unicode.

It stands last in the style sheets of the printed documents, so that no installed font is ever asked for a letter that the shipped fonts lack.
The format is OpenType (ISO/IEC 14496-22); its table of letters is format 13, "many to one". Usage: scripts/last-resort-font.py
"""
import pathlib
import struct

UNITS, WIDTH, HIGH, LOW = 1000, 700, 700, 0
OUTER = [(80, LOW), (80, HIGH), (620, HIGH), (620, LOW)]
INNER = [(120, 40), (580, 40), (580, 660), (120, 660)]


def glyph():
    points = OUTER + INNER
    data = struct.pack('>hhhhh', 2, 80, LOW, 620, HIGH) + struct.pack('>HHH', 3, 7, 0) + bytes([1] * 8)
    xs = [x - (points[i - 1][0] if i else 0) for i, (x, _) in enumerate(points)]
    ys = [y - (points[i - 1][1] if i else 0) for i, (_, y) in enumerate(points)]
    data += b''.join(struct.pack('>h', x) for x in xs) + b''.join(struct.pack('>h', y) for y in ys)
    return data + bytes(-len(data) % 4)


def cmap():
    many = struct.pack('>HHIII', 13, 0, 16 + 12, 0, 1) + struct.pack('>III', 0x20, 0x10FFFF, 1)
    segments = struct.pack('>HHHHHHH', 4, 32, 0, 4, 4, 1, 0) + struct.pack('>HHHHHHHHH', 0x20, 0xFFFF, 0, 0x20, 0xFFFF, (1 - 0x20) & 0xFFFF, 1, 0, 0)
    head = struct.pack('>HH', 0, 2) + struct.pack('>HHI', 3, 1, 20) + struct.pack('>HHI', 3, 10, 20 + len(segments))
    return head + segments + many


def name():
    words = [(1, 'Last Resort'), (2, 'Regular'), (3, 'LinkageWorkPlan Last Resort 1'), (4, 'Last Resort'), (5, 'Version 1.000'), (6, 'LastResort')]
    texts = [(key, text.encode('utf-16-be')) for key, text in words]
    records, data = b'', b''
    for key, text in texts:
        records += struct.pack('>HHHHHH', 3, 1, 0x409, key, len(text), len(data))
        data += text
    return struct.pack('>HHH', 0, len(texts), 6 + 12 * len(texts)) + records + data


def os2():
    return struct.pack('>HhHHHhhhhhhhhhhh', 4, WIDTH, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0) + bytes(10) \
        + struct.pack('>IIII', 1, 0, 0, 0) + b'LWP ' + struct.pack('>HHHhhhHH', 0x40, 0x20, 0xFFFF, 800, -200, 200, 900, 300) \
        + struct.pack('>II', 1, 0) + struct.pack('>hhHHH', 500, HIGH, 0, 0x20, 1)


box = glyph()
tables = {
    b'OS/2': os2(),
    b'cmap': cmap(),
    b'glyf': box + box,
    b'head': struct.pack('>IIIIHHqqhhhhHHhhh', 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, UNITS, 0, 0, 80, LOW, 620, HIGH, 0, 8, 2, 1, 0),
    b'hhea': struct.pack('>IhhhHhhhhhhhhhhhH', 0x10000, 800, -200, 200, WIDTH, 80, 80, 620, 1, 0, 0, 0, 0, 0, 0, 0, 2),
    b'hmtx': struct.pack('>HhHh', WIDTH, 80, WIDTH, 80),
    b'loca': struct.pack('>III', 0, len(box), 2 * len(box)),
    b'maxp': struct.pack('>IHHHHHHHHHHHHHH', 0x10000, 2, 8, 2, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    b'name': name(),
    b'post': struct.pack('>IIhhIIIII', 0x30000, 0, -75, 50, 0, 0, 0, 0, 0),
}


def checksum(data):
    data += bytes(-len(data) % 4)
    return sum(struct.unpack(f'>{len(data) // 4}I', data)) & 0xFFFFFFFF


offset, directory, body, where = 12 + 16 * len(tables), b'', b'', {}
for tag, data in tables.items():
    where[tag] = offset + len(body)
    directory += tag + struct.pack('>III', checksum(data), offset + len(body), len(data))
    body += data + bytes(-len(data) % 4)
font = bytearray(struct.pack('>IHHHH', 0x10000, len(tables), 128, 3, 16 * len(tables) - 128) + directory + body)
struct.pack_into('>I', font, where[b'head'] + 8, (0xB1B0AFBA - checksum(bytes(font))) & 0xFFFFFFFF)
pathlib.Path(__file__).resolve().parent.parent.joinpath('templates', 'fonts', 'last-resort.ttf').write_bytes(font)
