namespace Azalia.Specification.Codecs.Text;

/// <summary>The lines of a PCM block, of the group or of a node. Hardware 6.2, 6.4.</summary>
internal struct PcmLines
{
    private const uint NoAnswer = uint.MaxValue;
    private const uint RateBits = 0xFFF;
    private const uint DepthBits = 0xFF;
    private const uint FormatBits = 0xF;

    // Old kernels printed the bits where they stand in the parameter.
    private const uint LowestShiftedDepths = 0x1000;

    private bool _isOpen;

    internal PcmCapabilities? Pcm { get; private set; }

    internal StreamFormatCapabilities? Formats { get; private set; }

    /// <summary>Begins a block.</summary>
    /// <param name="rest">What stands behind the colon: nothing, or all of it in a very old text.</param>
    internal void Open(ReadOnlySpan<char> rest)
    {
        this = default;
        _isOpen = true;
        if (TextScan.TryField(ref rest, "rates ", out uint rates)
            && TextScan.TryField(ref rest, "bits ", out uint bits)
            && TextScan.TryField(ref rest, "types ", out uint types))
        {
            Pcm = new PcmCapabilities(rates & RateBits | Depths(bits));
            Formats = new StreamFormatCapabilities(types & FormatBits);
        }
    }

    internal void Close() => this = default;

    internal bool TryTake(ReadOnlySpan<char> line, TextProblems problems)
    {
        if (!_isOpen)
            return false;

        switch (line[0])
        {
            case 'r' when TextScan.Take(ref line, "rates ["):
                if (problems.Number(ref line, "mask of rates", out uint rates))
                    Pcm = new PcmCapabilities((Pcm?.Raw ?? 0) & ~RateBits | rates & RateBits);

                return true;
            case 'b' when TextScan.Take(ref line, "bits ["):
                if (problems.Number(ref line, "mask of bits", out uint bits))
                    Pcm = new PcmCapabilities((Pcm?.Raw ?? 0) & RateBits | Depths(bits));

                return true;
            case 'f' when TextScan.Take(ref line, "formats ["):
                if (problems.Number(ref line, "mask of formats", out uint formats))
                    Formats = new StreamFormatCapabilities(formats & FormatBits);

                return true;
            case 'N' when line is "N/A":
                Pcm = new PcmCapabilities(NoAnswer);
                Formats = new StreamFormatCapabilities(NoAnswer);
                return true;
            default:
                return false;
        }
    }

    private static uint Depths(uint bits) => ((bits >= LowestShiftedDepths ? bits >> 16 : bits) & DepthBits) << 16;
}
