using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Referee.Scripts;

namespace Azalia.Referee.Machines;

/// <summary>A platform as a script sees it: registers, configuration, time, the interrupt line, a block of memory, and what was heard. One thread.</summary>
internal abstract class Machine : IDisposable
{
    private Mdl? _pages;
    private DmaView? _block;

    /// <summary>What a message calls it.</summary>
    public string Name => Platform.Name;

    /// <summary>The platform.</summary>
    public abstract HdaPlatform Platform { get; }

    /// <summary>Why the machine is lost, in one line; null while it works.</summary>
    public virtual string? Loss => null;

    /// <summary>The script's memory (<see cref="MemoryMap"/>).</summary>
    public DmaView Block => _block ??= MapBlock();

    /// <summary>The device address of <see cref="Block"/>.</summary>
    public ulong BlockAddress => Block.AddressOf(0).Value;

    /// <summary>Takes what a codec's output pin heard since the last call, as 16-bit stereo; silence before and after it is left out.</summary>
    /// <param name="codec">The codec's address.</param>
    public abstract short[] TakeHeard(int codec);

    /// <summary>A register read of any width that the window has.</summary>
    public uint Read(int offset, int width) => width switch
    {
        1 => Platform.Registers.Read8(offset),
        2 => Platform.Registers.Read16(offset),
        _ => Platform.Registers.Read32(offset),
    };

    /// <summary>A register write of any width that the window has.</summary>
    public void Write(int offset, int width, uint value)
    {
        switch (width)
        {
            case 1:
                Platform.Registers.Write8(offset, (byte)value);
                break;
            case 2:
                Platform.Registers.Write16(offset, (ushort)value);
                break;
            default:
                Platform.Registers.Write32(offset, value);
                break;
        }
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        _block?.Dispose();
        if (_pages is not null)
            Platform.Memory.Free(_pages);
        Platform.Dispose();
    }

    private DmaView MapBlock()
    {
        _pages = Platform.Memory.Allocate(MemoryMap.BlockBytes, contiguous: true)
            ?? throw new InvalidOperationException($"{Name} has no {MemoryMap.BlockBytes} bytes of memory.");
        return Platform.Memory.Map(_pages);
    }
}
