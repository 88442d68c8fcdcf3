using Azalia.Specification.Windows;

namespace Azalia.WaveRT.Miniport;

/// <summary>What every miniport can say about itself: IMiniport of portcls.h.</summary>
/// <remarks>
/// Both methods are called at PASSIVE_LEVEL. QueryInterface is C#'s <c>is</c>; references are the garbage collector's, except where an
/// interface is <see cref="IDisposable"/>, whose Dispose is the last Release.
/// </remarks>
public interface IMiniport
{
    /// <summary>The filter's description: its pins and what they carry. It does not change during the life of the miniport.</summary>
    /// <param name="description">The description, or null on failure.</param>
    NtStatus GetDescription(out PcFilterDescriptor? description);

    /// <summary>The best format in which two data ranges of a pin overlap.</summary>
    /// <param name="pinId">The pin.</param>
    /// <param name="dataRange">The client's range.</param>
    /// <param name="matchingDataRange">The pin's range.</param>
    /// <param name="outputBufferLength">Bytes that the client has room for; 0 asks for the length alone.</param>
    /// <param name="resultantFormat">The format, when the status is a success.</param>
    /// <param name="resultantFormatLength">Bytes that the format takes.</param>
    /// <returns>
    /// STATUS_BUFFER_OVERFLOW for length 0, STATUS_BUFFER_TOO_SMALL for too little room, STATUS_NO_MATCH when nothing overlaps, and
    /// STATUS_NOT_IMPLEMENTED to let the port take its default intersection.
    /// </returns>
    NtStatus DataRangeIntersection(
        uint pinId,
        KsDataRangeAudio dataRange,
        KsDataRangeAudio matchingDataRange,
        uint outputBufferLength,
        out KsDataFormat resultantFormat,
        out uint resultantFormatLength);
}
