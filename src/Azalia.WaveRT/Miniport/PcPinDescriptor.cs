namespace Azalia.WaveRT.Miniport;

/// <summary>PCPIN_DESCRIPTOR: one pin of a filter.</summary>
/// <param name="Name">Its name for a person.</param>
/// <param name="DataFlow">Which way data goes.</param>
/// <param name="MaxFilterInstanceCount">How many streams may be open on it at once.</param>
/// <param name="DataRanges">What it may carry; none for a pin that carries nothing yet.</param>
public sealed record PcPinDescriptor(
    string Name,
    KsPinDataFlow DataFlow,
    int MaxFilterInstanceCount,
    IReadOnlyList<KsDataRangeAudio> DataRanges);
