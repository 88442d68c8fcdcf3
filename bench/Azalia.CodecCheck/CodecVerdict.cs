namespace Azalia.CodecCheck;

/// <summary>What came of a codec.</summary>
/// <param name="Endpoints">How many endpoints it has.</param>
/// <param name="Failures">What did not sound, or was not recorded, as it should.</param>
/// <param name="Remarks">What could not be used, with the reason.</param>
internal sealed record CodecVerdict(int Endpoints, IReadOnlyList<string> Failures, IReadOnlyList<string> Remarks);
