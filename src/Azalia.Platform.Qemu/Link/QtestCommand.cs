using System.Buffers;
using System.Buffers.Text;

namespace Azalia.Platform.Qemu.Link;

/// <summary>
/// The one place where commands of the qtest protocol are written. QEMU aborts on a known command with a malformed argument, so there is no other way to make
/// one than these.
/// </summary>
internal static class QtestCommand
{
    /// <summary>Bytes that any command fits into: a name, two numbers of 18 characters, and what stands between.</summary>
    public const int LongestCommand = 64;

    /// <summary><c>readb</c>, <c>readw</c> or <c>readl</c>.</summary>
    public static int Read(Span<byte> to, int width, ulong address) => End(to, Number(to, Name(to, width switch { 1 => "readb"u8, 2 => "readw"u8, _ => "readl"u8 }), address));

    /// <summary><c>writeb</c>, <c>writew</c> or <c>writel</c>.</summary>
    public static int Write(Span<byte> to, int width, ulong address, uint value) =>
        End(to, Number(to, Number(to, Name(to, width switch { 1 => "writeb"u8, 2 => "writew"u8, _ => "writel"u8 }), address), value));

    /// <summary><c>inb</c>, <c>inw</c> or <c>inl</c>.</summary>
    public static int In(Span<byte> to, int width, ushort port) => End(to, Number(to, Name(to, width switch { 1 => "inb"u8, 2 => "inw"u8, _ => "inl"u8 }), port));

    /// <summary><c>outb</c>, <c>outw</c> or <c>outl</c>.</summary>
    public static int Out(Span<byte> to, int width, ushort port, uint value) =>
        End(to, Number(to, Number(to, Name(to, width switch { 1 => "outb"u8, 2 => "outw"u8, _ => "outl"u8 }), port), value));

    /// <summary><c>clock_step</c> by at least one nanosecond.</summary>
    public static int ClockStep(Span<byte> to, long nanoseconds) => End(to, Number(to, Name(to, "clock_step"u8), (ulong)nanoseconds));

    /// <summary><c>irq_intercept_in ioapic</c>: from now on QEMU tells every change of an interrupt line.</summary>
    public static int InterceptInterrupts(Span<byte> to) => End(to, Name(to, "irq_intercept_in ioapic"u8));

    /// <summary><c>endianness</c>: asks whether somebody is there.</summary>
    public static int Endianness(Span<byte> to) => End(to, Name(to, "endianness"u8));

    private static int Name(Span<byte> to, ReadOnlySpan<byte> name)
    {
        name.CopyTo(to);
        return name.Length;
    }

    private static int Number(Span<byte> to, int length, ulong number)
    {
        " 0x"u8.CopyTo(to[length..]);
        length += 3;
        _ = Utf8Formatter.TryFormat(number, to[length..], out int digits, new StandardFormat('x')); // Always fits.
        return length + digits;
    }

    private static int End(Span<byte> to, int length)
    {
        to[length] = (byte)'\n';
        return length + 1;
    }
}
