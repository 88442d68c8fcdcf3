using Azalia.Specification.Codecs;

namespace Azalia.Referee.Comparing;

/// <summary>What verbs have set in the converters of the codecs, as far as conditions ask about it.</summary>
internal sealed class ConverterHistory
{
    private readonly Dictionary<(int Codec, int Node), byte> _streams = [];
    private readonly HashSet<(int Codec, int Node, VerbId Get)> _set = [];
    private readonly HashSet<(int Codec, int Node, VerbId Get)> _kept = [];
    private readonly HashSet<int> _setElsewhere = [];

    /// <summary>A verb was executed.</summary>
    public void Execute(CodecCommand command)
    {
        (int Codec, int Node) node = (command.CodecAddress, command.NodeId);
        if (command.Verb.Id == VerbId.SetStreamChannel)
            _streams[node] = (byte)(command.Verb.Payload >> 4 & 0xF);
        if (GetFor(command.Verb.Id) is { } get)
        {
            _ = _set.Add((node.Codec, node.Node, get));
            _ = _kept.Remove((node.Codec, node.Node, get));
        }

        if (!command.Verb.IsGet && command.NodeId is not (2 or 4))
            _ = _setElsewhere.Add(command.CodecAddress);
    }

    /// <summary>Whether a converter of some codec has a stream number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="isInput">Whether an input is meant.</param>
    public bool IsBound(byte number, bool isInput) =>
        number != 0 && _streams.Any(binding => binding.Value == number && binding.Key.Node == (isInput ? 4 : 2));

    /// <summary>Whether a codec was told to set something in a node that is no converter, since the script began: QEMU sets it in a converter.</summary>
    public bool WasSetElsewhere(int codec) => _setElsewhere.Contains(codec);

    /// <summary>The link was reset.</summary>
    public void Reset()
    {
        _kept.UnionWith(_set);
        _set.Clear();
    }

    /// <summary>Whether a verb reads what was set before the last reset of the link and not since.</summary>
    public bool WasSetBeforeReset(CodecCommand command) => _kept.Contains((command.CodecAddress, command.NodeId, command.Verb.Id));

    private static VerbId? GetFor(VerbId set) => set switch
    {
        VerbId.SetStreamChannel => VerbId.GetStreamChannel,
        VerbId.SetConverterFormat => VerbId.GetConverterFormat,
        VerbId.SetAmplifier => VerbId.GetAmplifier,
        _ => null,
    };
}
