using Azalia.Bus.Diagnostics;
using Azalia.Bus.Link;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Codecs;

/// <summary>Asks every codec on the link who it is, and finds its function groups. PASSIVE_LEVEL.</summary>
internal sealed class CodecEnumerator(CommandLink link)
{
    private const int LastNode = 0x7F;

    private readonly VerbClient _client = new();
    private readonly HdAudioCodecTransfer[] _transfer = new HdAudioCodecTransfer[3];

    /// <summary>Enumerates the codecs that asked for an address.</summary>
    /// <param name="present">The codecs.</param>
    /// <returns>Those that answered; one that does not is left out, as Linux leaves it out (hardware 3.7).</returns>
    public IReadOnlyList<CodecInspection> Enumerate(StateChangeStatus present)
    {
        List<CodecInspection> codecs = [];
        for (byte address = 0; address < LinkTiming.MaximumCodecs; address++)
        {
            if (present.HasCodec(address) && ReadCodec(address) is { } codec)
                codecs.Add(codec);
        }

        return codecs;
    }

    private CodecInspection? ReadCodec(byte address)
    {
        if (!TryRead(address, 0, Verb.GetParameter(ParameterId.VendorId), Verb.GetParameter(ParameterId.RevisionId), Verb.GetParameter(ParameterId.SubordinateNodes)))
            return null;

        uint vendor = Answer(0);
        uint revision = Answer(1);
        SubordinateNodes nodes = new(Answer(2));
        link.SetIdentity(address, vendor, nodes.Raw);

        List<FunctionGroupInspection> groups = [];
        for (int node = nodes.Start; node < nodes.Start + nodes.Count && node <= LastNode; node++)
        {
            if (ReadGroup(address, (byte)node, vendor, revision) is { } group)
                groups.Add(group);
        }

        return new CodecInspection(address, vendor, revision, groups);
    }

    private FunctionGroupInspection? ReadGroup(byte address, byte node, uint vendor, uint revision)
    {
        if (!TryRead(address, node, Verb.GetParameter(ParameterId.FunctionGroupType), Verb.GetSubsystemId()))
            return null;

        FunctionGroupParameter type = new(Answer(0));
        uint subsystem = Answer(1);
        return type.Raw == 0 ? null : new FunctionGroupInspection(
            node, (byte)type.Type, subsystem, FunctionGroupDevice.IdentityOf((byte)type.Type, vendor, subsystem, revision));
    }

    private bool TryRead(byte address, byte node, params ReadOnlySpan<Verb> verbs)
    {
        for (int i = 0; i < verbs.Length; i++)
            _transfer[i] = new HdAudioCodecTransfer(new HdAudioCodecCommand(verbs[i].AddressedTo(address, node).Raw));

        if (!link.Transfer(_client, _transfer.AsMemory(0, verbs.Length), callback: null, context: null).IsSuccess)
            return false;

        for (int i = 0; i < verbs.Length; i++)
        {
            if (!_transfer[i].Input.IsValid)
                return false;
        }

        return true;
    }

    private uint Answer(int index) => _transfer[index].Input.Response;
}
