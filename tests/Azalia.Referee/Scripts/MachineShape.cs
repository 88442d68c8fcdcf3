namespace Azalia.Referee.Scripts;

/// <summary>What a script needs of a machine, whichever it is.</summary>
/// <param name="Codec"><c>hda-output</c>, <c>hda-duplex</c> or <c>hda-micro</c>.</param>
/// <param name="Codecs">How many of them, at addresses 0, 1, 2, ...</param>
/// <param name="Rate">Hertz at which QEMU's codecs write what is heard.</param>
internal readonly record struct MachineShape(string Codec, int Codecs, int Rate);
