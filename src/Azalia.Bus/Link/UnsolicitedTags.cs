using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Link;

/// <summary>
/// Who wants to hear unsolicited responses: 64 tags for each codec, shared by all its function groups (DDI 5.12).
/// </summary>
internal sealed class UnsolicitedTags(PlatformClock clock)
{
    private const int TagsPerCodec = 64;

    private static readonly TimeSpan s_poll = TimeSpan.FromMicroseconds(20);

    private readonly KSpinLock _lock = new();
    private readonly Registration?[] _registrations = new Registration?[LinkTiming.MaximumCodecs * TagsPerCodec];

    // The registration whose routine this thread is in.
    [ThreadStatic]
    private static Registration? t_running;

    /// <summary>Takes the lowest free tag of a codec.</summary>
    /// <returns>STATUS_SUCCESS or STATUS_INSUFFICIENT_RESOURCES.</returns>
    public NtStatus Register(byte codecAddress, object owner, HdAudioUnsolicitedResponseCallback routine, object? context, out byte tag)
    {
        using (_lock.Acquire())
        {
            Span<Registration?> codec = TagsOf(codecAddress);
            int free = codec.IndexOf((Registration?)null);
            tag = (byte)Math.Max(0, free);
            if (free < 0)
                return NtStatus.InsufficientResources;

            codec[free] = new Registration(owner, routine, context);
            return NtStatus.Success;
        }
    }

    /// <summary>Gives a tag back, and waits for a callback that runs on another thread. PASSIVE_LEVEL.</summary>
    /// <returns>STATUS_SUCCESS, or STATUS_INVALID_PARAMETER when the owner has no such tag.</returns>
    public NtStatus Unregister(byte codecAddress, object owner, byte tag)
    {
        Registration? registration = null;
        using (_lock.Acquire())
        {
            if (tag < TagsPerCodec)
            {
                ref Registration? slot = ref TagsOf(codecAddress)[tag];
                if (slot?.Owner == owner)
                {
                    registration = slot;
                    slot = null;
                }
            }
        }

        if (registration is null)
            return NtStatus.InvalidParameter;

        WaitFor(registration);
        return NtStatus.Success;
    }

    /// <summary>Gives back all tags of a client; at PASSIVE_LEVEL it waits for their callbacks, above it they may still run.</summary>
    public void UnregisterAll(byte codecAddress, object owner)
    {
        for (byte tag = 0; tag < TagsPerCodec; tag++)
            _ = Unregister(codecAddress, owner, tag); // Tags of others answer that they are not the owner's.
    }

    /// <summary>Calls whoever registered for a response; one that nobody wants is dropped. DISPATCH_LEVEL, no lock held.</summary>
    public void Dispatch(RirbEntry entry)
    {
        if (entry.CodecAddress >= LinkTiming.MaximumCodecs)
            return;

        HdAudioCodecResponse response = new() { Response = entry.Response, SDataIn = entry.CodecAddress, IsUnsolicitedResponse = true, IsValid = true };
        Registration? registration;
        using (_lock.Acquire())
        {
            registration = TagsOf(entry.CodecAddress)[response.Tag];
            if (registration is null)
                return;

            _ = Interlocked.Increment(ref registration.Calls);
            t_running = registration;
        }

        try
        {
            registration.Routine(response, registration.Context);
        }
        finally
        {
            t_running = null;
            _ = Interlocked.Decrement(ref registration.Calls);
        }
    }

    private void WaitFor(Registration registration)
    {
        // Above PASSIVE_LEVEL, where a last dereference may come from, nobody can wait; and from inside the callback itself there is nothing to wait for.
        if (KProcessor.CurrentIrql != Irql.PassiveLevel)
            return;

        int own = t_running == registration ? 1 : 0;
        if (Volatile.Read(ref registration.Calls) > own)
            _ = clock.WaitUntil((registration, own), static s => Volatile.Read(ref s.registration.Calls) <= s.own, s_poll, TimeSpan.MaxValue / 4);
    }

    private Span<Registration?> TagsOf(byte codecAddress) => _registrations.AsSpan(codecAddress * TagsPerCodec, TagsPerCodec);

    private sealed class Registration(object owner, HdAudioUnsolicitedResponseCallback routine, object? context)
    {
        /// <summary>Threads that are in the routine now.</summary>
        public int Calls;

        public object Owner => owner;

        public HdAudioUnsolicitedResponseCallback Routine => routine;

        public object? Context => context;
    }
}
