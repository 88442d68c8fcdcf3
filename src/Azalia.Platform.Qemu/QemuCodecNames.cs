namespace Azalia.Platform.Qemu;

/// <summary>The names of QEMU's codecs: its own, and those with <c>-nomixer</c> behind them for the same codec without amplifiers.</summary>
public static class QemuCodecNames
{
    private const string WithoutMixer = "-nomixer";

    private static readonly string[] s_names =
        ["hda-duplex", "hda-output", "hda-micro", "hda-duplex" + WithoutMixer, "hda-output" + WithoutMixer, "hda-micro" + WithoutMixer];

    /// <summary>All of them, in the order of <see cref="QemuCodec"/>.</summary>
    public static IReadOnlyList<string> All => s_names;

    /// <summary>The name of a codec.</summary>
    /// <param name="codec">The codec.</param>
    public static string NameOf(QemuCodec codec) => s_names[(int)codec];

    /// <summary>The codec of a name.</summary>
    /// <param name="name">One of <see cref="All"/>.</param>
    /// <param name="codec">The codec.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryParse(string name, out QemuCodec codec)
    {
        int index = Array.IndexOf(s_names, name);
        codec = (QemuCodec)Math.Max(0, index);
        return index >= 0;
    }

    /// <summary>The codec as QEMU's own command line spells it.</summary>
    internal static string DeviceOf(QemuCodec codec)
    {
        string name = NameOf(codec);
        return name.EndsWith(WithoutMixer, StringComparison.Ordinal) ? name[..^WithoutMixer.Length] + ",mixer=off" : name;
    }
}
