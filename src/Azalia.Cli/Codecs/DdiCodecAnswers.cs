using Azalia.Bus.Ddi;
using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;
using Azalia.Specification.Windows;

namespace Azalia.Cli.Codecs;

/// <summary>A codec that is asked as function drivers ask: through TransferCodecVerbs. PASSIVE_LEVEL.</summary>
internal sealed class DdiCodecAnswers(IHdAudioBusInterface bus, byte address) : ICodecAnswers
{
    private readonly HdAudioCodecTransfer[] _transfer = new HdAudioCodecTransfer[1];

    /// <summary>What the driver answered to the last transfer that failed, or null. A verb that is not answered is no failure.</summary>
    public NtStatus? LastFailure { get; private set; }

    /// <inheritdoc/>
    public bool TryAnswer(byte nodeId, Verb verb, out uint response)
    {
        _transfer[0] = new HdAudioCodecTransfer(new HdAudioCodecCommand(verb.AddressedTo(address, nodeId).Raw));
        NtStatus status = bus.TransferCodecVerbs(_transfer);
        if (!status.IsSuccess)
            LastFailure = status;

        HdAudioCodecResponse answer = _transfer[0].Input;
        bool isThere = status.IsSuccess && answer.IsValid;
        response = isThere ? answer.Response : 0;
        return isThere;
    }
}
