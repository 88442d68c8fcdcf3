namespace Azalia.Platform.Executive;

/// <summary>A stretch of code at a raised level. Leaving it lowers the level and delivers what became due.</summary>
public readonly ref struct IrqlScope
{
    private readonly KProcessor _processor;
    private readonly Irql _before;

    internal IrqlScope(KProcessor processor, Irql before)
    {
        _processor = processor;
        _before = before;
    }

    /// <summary>Lowers the level to what it was.</summary>
    public void Dispose() => _processor.LowerTo(_before);
}
