using Azalia.Bus.Ddi;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.ClassDriver.Graph;

/// <summary>The way to a codec: batches of verbs through TransferCodecVerbs, and nothing else. PASSIVE_LEVEL.</summary>
/// <remarks>One batch at a time: whoever shares it with other threads holds <see cref="Lock"/> from its first step to its last.</remarks>
internal sealed class CodecVerbs(IHdAudioBusInterface bus, byte codecAddress)
{
    private readonly List<HdAudioCodecTransfer> _batch = [];
    private HdAudioCodecTransfer[] _answers = [];

    /// <summary>Guards the batch, and what the batches program: the paths of a codec. Taken after the port's device lock, before any other.</summary>
    internal Lock Lock { get; } = new();

    internal byte CodecAddress => codecAddress;

    /// <summary>Begins a batch; what was collected or answered before is forgotten.</summary>
    internal void Begin() => _batch.Clear();

    /// <summary>Adds a verb to the batch.</summary>
    /// <returns>Its place, to ask for its answer with.</returns>
    internal int Add(byte node, Verb verb)
    {
        _batch.Add(new HdAudioCodecTransfer(new HdAudioCodecCommand(verb.AddressedTo(codecAddress, node).Raw)));
        return _batch.Count - 1;
    }

    /// <summary>
    /// Sends the batch. An answer that was lost while others came is asked for once more: an overrun loses answers and not codecs.
    /// </summary>
    /// <returns>What TransferCodecVerbs answered. Success says nothing about a single verb: see <see cref="TryGetAnswer"/>.</returns>
    internal NtStatus Send()
    {
        _answers = [.. _batch];
        if (_answers.Length == 0)
            return NtStatus.Success;

        NtStatus status = bus.TransferCodecVerbs(_answers);
        return status.IsSuccess ? SendLostOnesAgain() : status;
    }

    /// <summary>Sends the batch and insists on an answer to every verb.</summary>
    /// <returns>STATUS_DEVICE_NOT_READY when one was not answered.</returns>
    internal NtStatus SendAll()
    {
        NtStatus status = Send();
        if (!status.IsSuccess)
            return status;

        return Array.TrueForAll(_answers, static answer => answer.Input.IsValid) ? NtStatus.Success : NtStatus.DeviceNotReady;
    }

    /// <summary>The answer to a verb of the batch that was sent last.</summary>
    /// <param name="place">What <see cref="Add"/> returned.</param>
    /// <param name="answer">The answer, or 0.</param>
    /// <returns>Whether there is one.</returns>
    internal bool TryGetAnswer(int place, out uint answer)
    {
        HdAudioCodecResponse response = _answers[place].Input;
        answer = response.IsValid ? response.Response : 0;
        return response.IsValid;
    }

    /// <summary>The answer to a GetParameter of the batch that was sent last; 0 when the node has no such parameter.</summary>
    /// <param name="place">What <see cref="Add"/> returned.</param>
    internal uint Parameter(int place)
    {
        // Hardware 4.2: a parameter that is not there reads 0; on some codecs, all ones.
        return TryGetAnswer(place, out uint answer) && answer != uint.MaxValue ? answer : 0;
    }

    private NtStatus SendLostOnesAgain()
    {
        int lost = _answers.Count(static answer => !answer.Input.IsValid);
        if (lost == 0 || lost == _answers.Length)
            return NtStatus.Success;

        HdAudioCodecTransfer[] again = [.. _answers.Where(static answer => !answer.Input.IsValid)];
        NtStatus status = bus.TransferCodecVerbs(again);
        if (!status.IsSuccess)
            return status;

        int next = 0;
        for (int i = 0; i < _answers.Length; i++)
        {
            if (!_answers[i].Input.IsValid)
                _answers[i] = again[next++];
        }

        return NtStatus.Success;
    }
}
