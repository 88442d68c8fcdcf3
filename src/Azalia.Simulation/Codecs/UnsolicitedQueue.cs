namespace Azalia.Simulation.Codecs;

/// <summary>Unsolicited responses that wait for an empty response slot, oldest first (HDA 1.0a 3.7.3).</summary>
/// <remarks>Holds as many as <see cref="Capacity"/>; further ones are lost, as in a codec that is never given a slot.</remarks>
internal sealed class UnsolicitedQueue
{
    /// <summary>The most responses that wait.</summary>
    public const int Capacity = 64;

    private readonly uint[] _responses = new uint[Capacity];
    private int _first;

    /// <summary>How many responses wait.</summary>
    public int Count { get; private set; }

    /// <summary>Puts a response at the end.</summary>
    public void Enqueue(uint response)
    {
        if (Count == Capacity)
            return;
        _responses[(_first + Count++) % Capacity] = response;
    }

    /// <summary>Forgets all that wait.</summary>
    public void Clear() => Count = 0;

    /// <summary>Takes the oldest response.</summary>
    public bool TryDequeue(out uint response)
    {
        response = 0;
        if (Count == 0)
            return false;
        response = _responses[_first];
        _first = (_first + 1) % Capacity;
        Count--;
        return true;
    }
}
