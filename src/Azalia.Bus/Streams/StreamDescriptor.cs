using Azalia.Platform;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Streams;

/// <summary>
/// A stream descriptor and the procedures of the hardware: reset, program, run, stop. Polls by stalling, so that all of it may be done with the
/// engine lock held.
/// </summary>
internal sealed class StreamDescriptor
{
    // DDI 2.5: RUN to 0, SRST set and clear, and FIFOS, 1 ms each. Linux polls SRST and FIFOS 3 to 300 us.
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_poll = TimeSpan.FromMicroseconds(3);

    private readonly StreamDescriptorRegisters _registers;
    private readonly PlatformClock _clock;

    public StreamDescriptor(MmioWindow window, int index, PlatformClock clock)
    {
        _registers = new StreamDescriptorRegisters(window.Slice(StreamDescriptorLayout.Base(index), StreamDescriptorLayout.Size));
        _clock = clock;
        Position = new LiveRegister(window, StreamDescriptorLayout.LinkPositionAlias(index));
    }

    /// <summary>The link position, in the page that holds nothing else (hardware 1.6).</summary>
    public LiveRegister Position { get; }

    /// <summary>Whether the device is not there any more.</summary>
    public bool HasGone => IsGone(_registers.Control);

    /// <summary>Causes of an interrupt, which are acknowledged by reading them here. DIRQL.</summary>
    public StreamStatus TakeCauses()
    {
        StreamStatus causes = _registers.Status;
        _registers.Acknowledge(causes);
        return causes;
    }

    /// <summary>2.2.3: stops the engine and puts everything in the descriptor back to its reset value.</summary>
    /// <returns>STATUS_SUCCESS or STATUS_DEVICE_NOT_READY.</returns>
    public NtStatus Reset()
    {
        NtStatus status = Stop();
        if (!status.IsSuccess)
            return status;

        // Hardware 2.2.3 step 2: set SRST, until it reads 1.
        _registers.Control = new StreamControl { Reset = true };
        if (!_clock.StallUntil(_registers, static registers => registers.Control.Reset, s_poll, s_timeout) && !IsResetAtOnce())
            return NtStatus.DeviceNotReady;

        // Hardware 2.2.3 step 4: clear SRST, until it reads 0; only then is the descriptor programmed.
        _registers.Control = default;
        return _clock.StallUntil(_registers, static registers => registers.Control is var control && (!control.Reset || IsGone(control)), s_poll, s_timeout)
            ? NtStatus.Success
            : NtStatus.DeviceNotReady;
    }

    /// <summary>2.3: programs a descriptor that is in reset state. Nothing moves yet.</summary>
    /// <param name="streamNumber">1 to 15.</param>
    /// <param name="format">The format.</param>
    /// <param name="buffer">The buffer and its list.</param>
    /// <param name="isRender">For a bidirectional descriptor: whether it is to be an output.</param>
    /// <param name="fifoBytes">What the FIFO holds with this format.</param>
    /// <returns>STATUS_SUCCESS or STATUS_DEVICE_NOT_READY.</returns>
    public NtStatus Program(byte streamNumber, StreamFormat format, EngineBuffer buffer, bool isRender, out uint fifoBytes)
    {
        // DIR comes first: writable only after SRST and before any other register; ignored by descriptors of one direction.
        _registers.Control = new StreamControl { Direction = isRender };
        _registers.Control = new StreamControl { Direction = isRender, StreamNumber = streamNumber };
        _registers.CyclicBufferLength = new CyclicBufferLength((uint)buffer.Length);
        _registers.Format = new StreamFormatRegister(format.Raw);
        _registers.LastValidIndex = new LastValidIndex((ushort)(buffer.Entries - 1));
        _registers.DescriptorList = buffer.List.AddressOf(0);

        // Hardware 1.5: after FMT is written the FIFO size settles to a nonzero value.
        bool settled = _clock.StallUntil(_registers, static registers => registers.FifoSize.Bytes != 0, s_poll, s_timeout);
        fifoBytes = (uint)_registers.FifoSize.Bytes;
        return settled && !HasGone ? NtStatus.Success : NtStatus.DeviceNotReady;
    }

    /// <summary>Sets RUN, with the interrupts of the descriptor.</summary>
    /// <param name="striped">Whether the stream is spread over two lines.</param>
    public void Run(bool striped) => _registers.Control = _registers.Control with
    {
        Run = true,
        InterruptOnCompletion = true,
        FifoErrorInterruptEnable = true,
        DescriptorErrorInterruptEnable = true,
        Stripe = (byte)(striped ? 1 : 0),
    };

    /// <summary>Waits until the FIFO of an output is filled: the stream can start in the next frame (hardware 2.11).</summary>
    public bool WaitReady() => _clock.StallUntil(_registers, static registers => registers.Status.FifoReady, s_poll, s_timeout);

    /// <summary>Clears RUN, without waiting for it.</summary>
    public void BeginStop() => _registers.Control = _registers.Control with
    {
        Run = false,
        InterruptOnCompletion = false,
        FifoErrorInterruptEnable = false,
        DescriptorErrorInterruptEnable = false,
        Stripe = 0,
    };

    /// <summary>Waits until the engine has really stopped, and acknowledges what it left behind.</summary>
    /// <returns>STATUS_SUCCESS or STATUS_DEVICE_NOT_READY.</returns>
    public NtStatus EndStop()
    {
        bool stopped = _clock.StallUntil(_registers, static registers => registers.Control is var control && (!control.Run || IsGone(control)), s_poll, s_timeout);
        _registers.Acknowledge(StreamStatus.AllCauses);
        return stopped ? NtStatus.Success : NtStatus.DeviceNotReady;
    }

    private NtStatus Stop()
    {
        BeginStop();
        return EndStop();
    }

    /// <summary>Whether the register reads all ones, as it does when the device is gone: there is nothing to wait for then (hardware 1.2).</summary>
    // Hardware 2.2.3: in QEMU before December 2021 SRST reads 0 at once, and the reset is done. A value that it takes away tells that from a descriptor that hangs.
    private bool IsResetAtOnce()
    {
        CyclicBufferLength mark = new(BufferDescriptor.Alignment);
        _registers.Control = default;
        _registers.CyclicBufferLength = mark;
        if (_registers.CyclicBufferLength != mark)
            return false;

        _registers.Control = new StreamControl { Reset = true };
        return _registers.CyclicBufferLength == default;
    }

    private static bool IsGone(StreamControl control) => control.Raw == 0x00FF_FFFF;
}
