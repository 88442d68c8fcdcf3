using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Windows;

/// <summary>HDAUDIO_CODEC_COMMAND: three views (Verb8, Verb16, Command) of the 32 bits that go to a codec. 4 bytes.</summary>
/// <param name="Command">The whole command.</param>
public readonly record struct HdAudioCodecCommand(uint Command)
{
    /// <summary>sizeof(HDAUDIO_CODEC_COMMAND).</summary>
    public const int EncodedSize = 4;

    /// <summary>Verb8.Data, bits 7:0.</summary>
    public byte Verb8Data { get => (byte)Bits.Get(Command, 0, 8); init => Command = Bits.Set(Command, 0, 8, value); }

    /// <summary>Verb8.VerbId, bits 19:8.</summary>
    public ushort Verb8Id { get => (ushort)Bits.Get(Command, 8, 12); init => Command = Bits.Set(Command, 8, 12, value); }

    /// <summary>Verb16.Data, bits 15:0.</summary>
    public ushort Verb16Data { get => (ushort)Bits.Get(Command, 0, 16); init => Command = Bits.Set(Command, 0, 16, value); }

    /// <summary>Verb16.VerbId, bits 19:16.</summary>
    public byte Verb16Id { get => (byte)Bits.Get(Command, 16, 4); init => Command = Bits.Set(Command, 16, 4, value); }

    /// <summary>
    /// Node, bits 27:20. Eight bits wide here; on the link bit 27 is the indirect flag and the node identifier has seven.
    /// </summary>
    public byte Node { get => (byte)Bits.Get(Command, 20, 8); init => Command = Bits.Set(Command, 20, 8, value); }

    /// <summary>CodecAddress, bits 31:28.</summary>
    public byte CodecAddress { get => (byte)Bits.Get(Command, 28, 4); init => Command = Bits.Set(Command, 28, 4, value); }

    /// <summary>A command with a 12-bit verb and 8 bits of data.</summary>
    public static HdAudioCodecCommand Verb8(byte codecAddress, byte node, ushort verbId, byte data) =>
        new() { CodecAddress = codecAddress, Node = node, Verb8Id = verbId, Verb8Data = data };

    /// <summary>A command with a 4-bit verb and 16 bits of data.</summary>
    public static HdAudioCodecCommand Verb16(byte codecAddress, byte node, byte verbId, ushort data) =>
        new() { CodecAddress = codecAddress, Node = node, Verb16Id = verbId, Verb16Data = data };

    /// <summary>The same bits, in the words of the link.</summary>
    public static HdAudioCodecCommand From(CodecCommand command) => new(command.Raw);

    /// <summary>The same bits, in the words of the link.</summary>
    public CodecCommand ToCodecCommand() => new(Command);

    /// <summary>Type name and eight hexadecimal digits.</summary>
    public override string ToString() => $"{nameof(HdAudioCodecCommand)} {{ 0x{Command:X8} }}";
}
