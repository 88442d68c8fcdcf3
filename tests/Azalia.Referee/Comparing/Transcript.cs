namespace Azalia.Referee.Comparing;

/// <summary>All that one run of a script saw on one machine.</summary>
internal sealed class Transcript
{
    private readonly List<Observation> _observations = new(256);
    private readonly List<(int Step, int Codec, short[] Samples)> _heard = [];

    /// <summary>In the order in which they were made. The same script makes the same ones on every machine, but for their values.</summary>
    public IReadOnlyList<Observation> Observations => _observations;

    /// <summary>What pins heard, in the order of the steps that asked.</summary>
    public IReadOnlyList<(int Step, int Codec, short[] Samples)> Heard => _heard;

    /// <summary>Notes a value.</summary>
    public void Add(int step, Subject subject, int offset, int width, uint value) =>
        _observations.Add(new Observation(step, subject, offset, width, value));

    /// <summary>Notes samples.</summary>
    public void AddHeard(int step, int codec, short[] samples) => _heard.Add((step, codec, samples));
}
