using System.Buffers.Binary;
using Azalia.Specification.Windows;

namespace Azalia.WaveRT.Properties;

/// <summary>KSPROPERTY: which property a request is about, and what it asks for. 24 bytes, at the head of every request.</summary>
/// <param name="Set">Offset 0: the set.</param>
/// <param name="Id">Offset 16: the property in its set.</param>
/// <param name="Types">Offset 20: get, set, or basic support.</param>
public readonly record struct KsPropertyRequest(Guid Set, uint Id, KsPropertyTypes Types)
{
    /// <summary>sizeof(KSPROPERTY).</summary>
    public const int EncodedSize = 24;

    private const int IdOffset = 16;
    private const int TypesOffset = 20;

    /// <summary>A request for a property of KSPROPSETID_RtAudio.</summary>
    /// <param name="property">The property.</param>
    /// <param name="types">What is asked for.</param>
    public static KsPropertyRequest For(KsRtAudioProperty property, KsPropertyTypes types) =>
        new(WaveRTInterfaceIds.RtAudioPropertySet, (uint)property, types);

    /// <summary>A request for a property of KSPROPSETID_Audio.</summary>
    /// <param name="property">The property.</param>
    /// <param name="types">What is asked for.</param>
    public static KsPropertyRequest For(KsAudioProperty property, KsPropertyTypes types) =>
        new(WaveRTInterfaceIds.AudioPropertySet, (uint)property, types);

    /// <summary>Reads one.</summary>
    /// <param name="bytes">At least <see cref="EncodedSize"/> bytes.</param>
    public static KsPropertyRequest Read(ReadOnlySpan<byte> bytes) => new(
        new Guid(bytes[..IdOffset]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[IdOffset..]),
        (KsPropertyTypes)BinaryPrimitives.ReadInt32LittleEndian(bytes[TypesOffset..]));

    /// <summary>Writes it.</summary>
    /// <param name="bytes">At least <see cref="EncodedSize"/> bytes.</param>
    public void Write(Span<byte> bytes)
    {
        _ = Set.TryWriteBytes(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[IdOffset..], Id);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[TypesOffset..], (int)Types);
    }
}
