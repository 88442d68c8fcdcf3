namespace Azalia.Specification.Registers;

/// <summary>
/// Bit fields of a raw value. Positions are literals at the call, so that every call folds into one shift and one mask.
/// A value that is wider than its field loses its upper bits; it never spills into a neighbour.
/// </summary>
public static class Bits
{
    /// <summary>Whether bit <paramref name="bit"/> (0 is the least significant) is 1.</summary>
    public static bool Get(uint raw, int bit) => (raw >> bit & 1) != 0;

    /// <summary>Whether bit <paramref name="bit"/> (0 is the least significant) is 1.</summary>
    public static bool Get(ulong raw, int bit) => (raw >> bit & 1) != 0;

    /// <summary>The field of <paramref name="width"/> bits (1 to 32) whose lowest bit is <paramref name="low"/>.</summary>
    public static uint Get(uint raw, int low, int width) => raw >> low & Mask32(width);

    /// <summary>The field of <paramref name="width"/> bits (1 to 64) whose lowest bit is <paramref name="low"/>.</summary>
    public static ulong Get(ulong raw, int low, int width) => raw >> low & Mask64(width);

    /// <summary><paramref name="raw"/> with one bit changed.</summary>
    public static byte Set(byte raw, int bit, bool value) => (byte)Set((uint)raw, bit, value);

    /// <summary><paramref name="raw"/> with one bit changed.</summary>
    public static ushort Set(ushort raw, int bit, bool value) => (ushort)Set((uint)raw, bit, value);

    /// <summary><paramref name="raw"/> with one bit changed.</summary>
    public static uint Set(uint raw, int bit, bool value) => value ? raw | 1u << bit : raw & ~(1u << bit);

    /// <summary><paramref name="raw"/> with one bit changed.</summary>
    public static ulong Set(ulong raw, int bit, bool value) => value ? raw | 1ul << bit : raw & ~(1ul << bit);

    /// <summary><paramref name="raw"/> with the field of <paramref name="width"/> bits at <paramref name="low"/> replaced.</summary>
    public static byte Set(byte raw, int low, int width, uint value) => (byte)Set((uint)raw, low, width, value);

    /// <summary><paramref name="raw"/> with the field of <paramref name="width"/> bits at <paramref name="low"/> replaced.</summary>
    public static ushort Set(ushort raw, int low, int width, uint value) => (ushort)Set((uint)raw, low, width, value);

    /// <summary><paramref name="raw"/> with the field of <paramref name="width"/> bits at <paramref name="low"/> replaced.</summary>
    public static uint Set(uint raw, int low, int width, uint value)
    {
        uint mask = Mask32(width);
        return raw & ~(mask << low) | (value & mask) << low;
    }

    /// <summary><paramref name="raw"/> with the field of <paramref name="width"/> bits at <paramref name="low"/> replaced.</summary>
    public static ulong Set(ulong raw, int low, int width, ulong value)
    {
        ulong mask = Mask64(width);
        return raw & ~(mask << low) | (value & mask) << low;
    }

    private static uint Mask32(int width) => uint.MaxValue >> 32 - width;

    private static ulong Mask64(int width) => ulong.MaxValue >> 64 - width;
}
