namespace Azalia.Samples.FirstLight;

/// <summary>Two delay lines that feed each other: what rings on the left comes back on the right, softer every time.</summary>
internal sealed class Echo(int frames, long feedback)
{
    private readonly long[] _left = new long[frames];
    private readonly long[] _right = new long[frames];
    private int _position;

    /// <summary>Takes a frame in and returns the echo that falls on it, in Q30.</summary>
    public (long Left, long Right) Next(long left, long right)
    {
        (long Left, long Right) echo = (_left[_position], _right[_position]);
        _left[_position] = FixedPoint.Multiply(right + echo.Right, feedback);
        _right[_position] = FixedPoint.Multiply(left + echo.Left, feedback);
        _position = (_position + 1) % _left.Length;
        return echo;
    }
}
