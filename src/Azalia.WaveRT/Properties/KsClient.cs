using Azalia.Platform.Executive;

namespace Azalia.WaveRT.Properties;

/// <summary>
/// The client's side of property requests that travel as bytes: what stands there for its handles and addresses. A KS structure holds a
/// 64-bit number where it holds a handle or an address; here it is looked up.
/// </summary>
/// <remarks>
/// Numbers are never given twice. Those of mappings end with their pin; that of an event with <see cref="CloseHandle"/>. Any thread.
/// </remarks>
public sealed class KsClient
{
    // No address lies in the first page, and mappings begin on a page, as they do in a process.
    private const ulong FirstAddress = 0x1_0000;
    private const ulong PageSize = 0x1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<ulong, (object Target, object? Owner)> _numbers = [];
    private ulong _next = FirstAddress;

    internal KsClient()
    {
    }

    /// <summary>Opens a handle for an event, to be put into KSRTAUDIO_NOTIFICATION_EVENT_PROPERTY.</summary>
    /// <param name="kernelEvent">The event.</param>
    /// <returns>The handle, not 0.</returns>
    public ulong OpenHandle(KEvent kernelEvent)
    {
        ArgumentNullException.ThrowIfNull(kernelEvent);
        return Add(kernelEvent, owner: null, bytes: 1);
    }

    /// <summary>Closes a handle. Where the event is registered it stays so.</summary>
    /// <param name="handle">The handle.</param>
    /// <returns>Whether there was one.</returns>
    public bool CloseHandle(ulong handle)
    {
        lock (_lock)
            return _numbers.TryGetValue(handle, out (object Target, object? Owner) entry) && entry.Owner is null && _numbers.Remove(handle);
    }

    /// <summary>What a number in an answer stands for: a buffer, a register, or a routine.</summary>
    /// <typeparam name="T">What is expected there.</typeparam>
    /// <param name="number">The handle, or the address of the first byte.</param>
    /// <returns>The object, or null when the number stands for nothing of the kind.</returns>
    public T? Find<T>(ulong number)
        where T : class
    {
        lock (_lock)
            return _numbers.TryGetValue(number, out (object Target, object? Owner) entry) ? entry.Target as T : null;
    }

    /// <summary>The address of something in the client's process. What is there already stays where it is.</summary>
    internal ulong Map(object target, object owner, int bytes)
    {
        lock (_lock)
        {
            foreach ((ulong number, (object Target, object? Owner) entry) in _numbers)
            {
                if (ReferenceEquals(entry.Owner, owner) && entry.Target.Equals(target))
                    return number;
            }

            return Add(target, owner, bytes);
        }
    }

    internal void Forget(object owner)
    {
        lock (_lock)
        {
            foreach ((ulong number, (object Target, object? Owner) entry) in _numbers)
            {
                if (ReferenceEquals(entry.Owner, owner))
                    _ = _numbers.Remove(number);
            }
        }
    }

    private ulong Add(object target, object? owner, int bytes)
    {
        lock (_lock)
        {
            ulong number = _next;
            _next += ((ulong)bytes + PageSize - 1) / PageSize * PageSize;
            _numbers.Add(number, (target, owner));
            return number;
        }
    }
}
