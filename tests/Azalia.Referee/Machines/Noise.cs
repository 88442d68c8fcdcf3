using System.Buffers.Binary;
using Azalia.Referee.Chance;

namespace Azalia.Referee.Machines;

/// <summary>Samples from a seed, none of which is zero, so that silence around them can be told apart.</summary>
internal static class Noise
{
    /// <summary>Fills memory with 16-bit samples.</summary>
    public static void Fill(Span<byte> destination, uint seed)
    {
        Dice dice = new(seed);
        for (; destination.Length >= sizeof(short); destination = destination[sizeof(short)..])
            BinaryPrimitives.WriteInt16LittleEndian(destination, (short)(dice.Next(60_000) - 30_000 | 1));
    }
}
