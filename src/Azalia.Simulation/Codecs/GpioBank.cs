using Azalia.Specification.Codecs;

namespace Azalia.Simulation.Codecs;

/// <summary>The general purpose pins of a function group (HDA 1.0a 7.3.3.17 to 7.3.3.27): inputs, outputs, and pins that can be either.</summary>
/// <remarks>
/// An input reads the level that drives it, or with its sticky bit whether it has risen since a 0 was written to its data bit (hardware 4.13; the sources are not agreed on
/// which value clears it). A pin that can be either is an input while its direction is 0, and reads 0 while it is not enabled.
/// </remarks>
internal sealed class GpioBank
{
    private const int FirstRegister = (int)VerbId.GetGpiData;
    private const int RegisterCount = (int)VerbId.GetGpioSticky - FirstRegister + 1;

    private readonly GpioCapabilities _capabilities;
    private readonly byte[] _registers = new byte[RegisterCount];
    private byte? _foundData;
    private byte _inputLevels;
    private byte _inputRises;
    private byte _levels;
    private byte _rises;

    /// <summary>Pins with nothing set, or with registers as they were found.</summary>
    public GpioBank(GpioCapabilities capabilities, IReadOnlyList<byte>? found)
    {
        _capabilities = capabilities;
        for (int i = 0; found is not null && i < Math.Min(found.Count, RegisterCount); i++)
            _registers[i] = found[i];
        if (found is not null)
            _foundData = Register(VerbId.GetGpioData);
    }

    /// <summary>Whether there are any pins.</summary>
    public static bool Exists(GpioCapabilities capabilities) => (capabilities.Raw & 0xFF_FFFF) != 0;

    /// <summary>Whether a verb, as its Get form, speaks of pins that exist.</summary>
    public bool Has(VerbId get) => get is >= VerbId.GetGpiData and <= VerbId.GetGpioSticky && Mask(get) != 0;

    /// <summary>Reads a register.</summary>
    public byte Get(VerbId get) => get switch
    {
        VerbId.GetGpiData => (byte)(Choose(Register(VerbId.GetGpiSticky), _inputRises, _inputLevels) & Mask(get)),
        VerbId.GetGpioData => _foundData ?? GpioData,
        _ => Register(get),
    };

    /// <summary>Writes a register, named by its Get form.</summary>
    public void Set(VerbId get, byte value)
    {
        _foundData = null;
        Register(get) = (byte)(value & Mask(get));
        if (get == VerbId.GetGpiData)
            _inputRises &= value;
        if (get == VerbId.GetGpioData)
            _rises &= value;
    }

    /// <summary>Drives an input pin from outside.</summary>
    /// <param name="pin">Its number, 0 to 7.</param>
    /// <param name="isHigh">The level.</param>
    /// <param name="wakes">Whether that wakes a link that is in reset.</param>
    /// <returns>Whether that is to be told with an unsolicited response.</returns>
    public bool DriveInput(int pin, bool isHigh, out bool wakes)
    {
        byte bit = (byte)(1 << pin & Mask(VerbId.GetGpiData));
        bool isEvent = Drive(ref _inputLevels, ref _inputRises, bit, isHigh, Register(VerbId.GetGpiSticky));
        wakes = isEvent && (Register(VerbId.GetGpiWakeEnable) & bit) != 0;
        return isEvent && (Register(VerbId.GetGpiUnsolicitedEnable) & bit) != 0;
    }

    /// <summary>Drives a pin that can be either from outside; while it is no input, that has no effect but its level later.</summary>
    /// <param name="pin">Its number, 0 to 7.</param>
    /// <param name="isHigh">The level.</param>
    /// <param name="wakes">Whether that wakes a link that is in reset.</param>
    /// <returns>Whether that is to be told with an unsolicited response.</returns>
    public bool Drive(int pin, bool isHigh, out bool wakes)
    {
        wakes = false;
        byte bit = (byte)(1 << pin & Mask(VerbId.GetGpioData));
        _foundData = null;
        bool isInput = (Register(VerbId.GetGpioEnable) & ~Register(VerbId.GetGpioDirection) & bit) != 0;
        byte rises = _rises;
        bool isEvent = Drive(ref _levels, ref rises, bit, isHigh, Register(VerbId.GetGpioSticky));
        if (!isInput)
            return false;
        _rises = rises;
        wakes = isEvent && (Register(VerbId.GetGpioWakeEnable) & bit) != 0;
        return isEvent && (Register(VerbId.GetGpioUnsolicitedEnable) & bit) != 0;
    }

    private byte GpioData => (byte)(Register(VerbId.GetGpioEnable)
        & Choose(Register(VerbId.GetGpioDirection), Register(VerbId.GetGpioData), Choose(Register(VerbId.GetGpioSticky), _rises, _levels)));

    private ref byte Register(VerbId get) => ref _registers[(int)get - FirstRegister];

    private byte Mask(VerbId get) => (byte)((1 << PinsOf(get)) - 1);

    private int PinsOf(VerbId get) => Math.Min((byte)8, get switch
    {
        < VerbId.GetGpoData => _capabilities.Inputs,
        VerbId.GetGpoData => _capabilities.Outputs,
        _ => _capabilities.Bidirectional,
    });

    // A sticky pin has an event when it rises, another one whenever its level changes.
    private static bool Drive(ref byte levels, ref byte rises, byte bit, bool isHigh, byte sticky)
    {
        bool isChange = bit != 0 && (levels & bit) != 0 != isHigh;
        if (!isChange)
            return false;

        levels ^= bit;
        if ((sticky & bit) == 0)
            return true;
        if (isHigh)
            rises |= bit;
        return isHigh;
    }

    private static byte Choose(byte mask, byte ones, byte zeros) => (byte)(mask & ones | ~mask & zeros);
}
