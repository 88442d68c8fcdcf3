using Azalia.Platform.Memory;

namespace Azalia.Bus.Testing;

/// <summary>What AllocateDmaBuffer gave.</summary>
internal sealed record AllocatedBuffer(Mdl Mdl, int Bytes, byte StreamId, int FifoBytes);
