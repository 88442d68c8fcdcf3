namespace Azalia.Referee.Machines;

/// <summary>Samples that a pin heard. How long silence lasts before and after is no machine's to know: QEMU's file holds what was delivered, not time.</summary>
internal static class HeardSamples
{
    /// <summary>The samples from the first to the last that is not zero.</summary>
    public static short[] Trim(IReadOnlyList<short> samples)
    {
        int first = 0;
        int end = samples.Count;
        while (first < end && samples[first] == 0)
            first++;
        while (end > first && samples[end - 1] == 0)
            end--;

        short[] trimmed = new short[end - first];
        for (int i = 0; i < trimmed.Length; i++)
            trimmed[i] = samples[first + i];
        return trimmed;
    }
}
