using Azalia.Platform.Executive;

namespace Azalia.Bus.Tests.Interrupts;

/// <summary>Runs something at each entry to a lock scope of the process, on the entering thread, until it is disposed. Tests that use it run one after the other.</summary>
internal sealed class LockHook : IDisposable
{
    public LockHook(Action entered) => KProcessor.LockEntered = entered;

    public void Dispose() => KProcessor.LockEntered = null;
}
