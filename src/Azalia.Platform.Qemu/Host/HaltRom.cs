namespace Azalia.Platform.Qemu.Host;

/// <summary>
/// Firmware that does nothing: with the real-time clock QEMU has a processor, which must neither touch the controller nor burn time. With the qtest accelerator it
/// is never executed, and stands in for firmware that a QEMU may not have at hand.
/// </summary>
internal static class HaltRom
{
    private const int Size = 64 << 10;
    private const int ResetVector = 0xFFF0;
    private const byte Halt = 0xF4;

    // cli; hlt; jmp to the hlt
    private static readonly byte[] s_start = [0xFA, Halt, 0xEB, 0xFD];

    /// <summary>Writes it.</summary>
    public static void Write(string file)
    {
        byte[] rom = new byte[Size];
        rom.AsSpan().Fill(Halt);
        s_start.CopyTo(rom.AsSpan(ResetVector));
        File.WriteAllBytes(file, rom);
    }
}
