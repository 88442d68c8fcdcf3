using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>A verb on its way to a node: what stands in the CORB and in the first 32 bits of a frame. HDA 1.0a 7.3.</summary>
/// <param name="Raw">Codec address in 31:28, indirect flag 27, node 26:20, verb 19:0.</param>
public readonly record struct CodecCommand(uint Raw)
{
    /// <summary>Bytes of an entry of the CORB.</summary>
    public const int EncodedSize = 4;

    /// <summary>The command that brings <paramref name="verb"/> to a node; upper bits of the numbers are dropped.</summary>
    public CodecCommand(byte codecAddress, byte nodeId, Verb verb)
        : this((uint)codecAddress << 28 | (nodeId & 0x7Fu) << 20 | verb.Raw & 0xF_FFFF)
    {
    }

    /// <summary>CAd, bits 31:28: the codec; 15 is broadcast.</summary>
    public byte CodecAddress { get => (byte)(Raw >> 28); init => Raw = Bits.Set(Raw, 28, 4, value); }

    /// <summary>Bit 27: the node identifier is an indirect one. Reserved; always 0 in practice.</summary>
    public bool IsIndirect { get => Bits.Get(Raw, 27); init => Raw = Bits.Set(Raw, 27, value); }

    /// <summary>NID, bits 26:20: the node, 0 to 127; 0 is the root.</summary>
    public byte NodeId { get => (byte)(Raw >> 20 & 0x7F); init => Raw = Bits.Set(Raw, 20, 7, value); }

    /// <summary>Bits 19:0: verb and payload.</summary>
    public Verb Verb { get => new(Raw & 0xF_FFFF); init => Raw = Bits.Set(Raw, 0, 20, value.Raw); }

    /// <summary>Address and verb, such as <c>codec 0 node 02h SetConverterFormat(0x0031)</c>.</summary>
    public override string ToString() => $"codec {CodecAddress} node {NodeId:X2}h{(IsIndirect ? " indirect" : "")} {Verb}";
}
