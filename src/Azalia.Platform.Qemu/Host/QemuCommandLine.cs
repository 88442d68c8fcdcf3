using System.Globalization;

namespace Azalia.Platform.Qemu.Host;

/// <summary>The arguments that make QEMU the machine that this platform drives: a q35 with an ICH9 controller in slot 3 and nothing else.</summary>
internal static class QemuCommandLine
{
    /// <summary>The slot of the controller. Without firmware its INTA# is wired to input 23 of the I/O APIC.</summary>
    public const int Slot = 3;

    /// <summary>Its input of the I/O APIC.</summary>
    public const int InterruptLine = 23;

    /// <summary>Makes them.</summary>
    /// <param name="options">What the machine is made of.</param>
    /// <param name="folder">Where its files are.</param>
    /// <param name="isDeterministic">Whether its time is stepped.</param>
    /// <param name="memoryPath">The file that is its memory.</param>
    public static IReadOnlyList<string> Create(QemuOptions options, QemuFolder folder, bool isDeterministic, string memoryPath)
    {
        int megabytes = options.MemoryBytes >> 20;

        // The codec's buffer is half full after each tick of the mixer. The shorter its period, the later QEMU may be in real time before the buffer overflows and
        // is dropped: 21 ms at 48 kHz with this one, 11 with the default.
        string mixerPeriod = isDeterministic ? "" : ",timer-period=1000";
        List<string> line =
        [
            // Neither timer is needed, and each would interrupt now and then.
            "-machine", $"q35,accel={(isDeterministic ? "qtest" : "tcg")},memory-backend=ram,pit=off,hpet=off",
            "-nodefaults", "-no-user-config", "-display", "none",
            "-m", Invariant($"{megabytes}"),
            "-object", Invariant($"memory-backend-file,id=ram,size={megabytes}M,mem-path={Escape(memoryPath)},share=on"),
            "-bios", folder.Rom,
            "-device", Invariant($"ich9-intel-hda,id=hda,addr={Slot:x2}.0"),
        ];
        for (int address = 0; address < options.Codecs.Count; address++)
        {
            // QEMU's mixer passes samples through untouched where the file's format is the stream's. Its files cannot be captured from; of its places of sound that
            // need nothing of the machine, "none" can.
            string sound = options.CapturesSilence
                ? Invariant($"none,id=snd{address},in.frequency={options.WaveRate},out.frequency={options.WaveRate}{mixerPeriod}")
                : Invariant($"wav,id=snd{address},path={Escape(folder.WaveFile(address))},out.frequency={options.WaveRate},out.channels=2,out.format=s16{mixerPeriod}");
            line.AddRange(
            [
                "-audiodev", sound,
                "-device", Invariant($"{QemuCodecNames.DeviceOf(options.Codecs[address])},bus=hda.0,cad={address},audiodev=snd{address}"),
            ]);
        }

        // Its default log is every command, on standard error.
        line.AddRange(["-qtest", $"unix:{Escape(folder.Socket)},server=on,wait=off", "-qtest-log", "none"]);
        return line;
    }

    // A comma ends a value in QEMU's options, unless it is doubled.
    private static string Escape(string path) => path.Replace(",", ",,", StringComparison.Ordinal);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
