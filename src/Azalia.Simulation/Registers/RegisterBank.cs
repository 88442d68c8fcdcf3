namespace Azalia.Simulation.Registers;

/// <summary>Registers that are reset together. While a bank is held in reset its registers show their reset values and ignore
/// writes.</summary>
internal sealed class RegisterBank
{
    private readonly List<RegisterCell> _cells = [];

    /// <summary>Whether the bank ignores writes, except for the bits that a cell keeps writable
    /// (<see cref="RegisterCell.WritableWhileHeld"/>).</summary>
    public bool IsHeld { get; set; }

    /// <summary>Puts every register of the bank back to its reset value.</summary>
    public void Reset()
    {
        foreach (RegisterCell cell in _cells)
            cell.Reset();
    }

    internal void Add(RegisterCell cell) => _cells.Add(cell);
}
