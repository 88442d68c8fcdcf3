using System.Collections;
using Azalia.Referee.Scripts;

namespace Azalia.Referee.Chance;

/// <summary>Scripts that are made when they are asked for.</summary>
internal sealed class LazyBatch(int count, Func<int, Script> make) : IReadOnlyList<Script>
{
    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public Script this[int index] => make(index);

    /// <inheritdoc/>
    public IEnumerator<Script> GetEnumerator()
    {
        for (int index = 0; index < count; index++)
            yield return make(index);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
