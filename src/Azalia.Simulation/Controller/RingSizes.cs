using System.Numerics;

namespace Azalia.Simulation.Controller;

/// <summary>The sizes that CORB and RIRB can have, in the codes of their size registers: 0 for 2 entries, 1 for 16, 2 for 256 (HDA 1.0a
/// 3.3.24, 3.3.31).</summary>
internal static class RingSizes
{
    private const uint CodeBits = 0b11;

    /// <summary>CORBSIZE or RIRBSIZE after reset: what the ring can be, and the largest of it unless the chip starts with the
    /// smallest.</summary>
    /// <param name="profile">The controller.</param>
    public static uint ResetBits(ControllerProfile profile)
    {
        uint capabilities = profile.RingSizeCapabilities & 0b111u;
        int code = profile.Quirks.RingsResetToSmallest ? BitOperations.TrailingZeroCount(capabilities) : BitOperations.Log2(capabilities);
        return capabilities << 4 | (uint)code;
    }

    /// <summary>The writable bits of the register: none when there is nothing to choose.</summary>
    /// <param name="capabilities">One bit for each code.</param>
    public static uint WritableBits(byte capabilities) => BitOperations.PopCount(capabilities) > 1 ? CodeBits : 0;

    /// <summary>Whether the ring can have the size of a code.</summary>
    /// <param name="capabilities">One bit for each code.</param>
    /// <param name="code">The code that was written.</param>
    public static bool Supports(byte capabilities, byte code) => (capabilities >> code & 1) != 0;
}
