using Azalia.Specification.Windows;

namespace Azalia.Bus.Ddi;

/// <summary>
/// PHDAUDIO_TRANSFER_COMPLETE_CALLBACK: an asynchronous TransferCodecVerbs call has ended. Runs once for each successful call, at
/// DISPATCH_LEVEL, with no lock held, after the last element is answered or timed out (DDI 5.9, 5.11).
/// </summary>
/// <param name="transfer">The elements that were handed in; every Input is final.</param>
/// <param name="context">What was handed in with them.</param>
public delegate void HdAudioTransferCompleteCallback(Memory<HdAudioCodecTransfer> transfer, object? context);

/// <summary>
/// PHDAUDIO_UNSOLICITED_RESPONSE_CALLBACK: a codec sent an unsolicited response with the callback's tag. Runs at DISPATCH_LEVEL with no lock
/// held.
/// </summary>
/// <param name="response">The response, with the codec's address in SDataIn.</param>
/// <param name="context">What was handed in at the registration.</param>
public delegate void HdAudioUnsolicitedResponseCallback(HdAudioCodecResponse response, object? context);

/// <summary>
/// PHDAUDIO_DMA_NOTIFICATION_CALLBACK: a notification buffer has reached its middle or its end. Runs once for each interrupt on completion, at
/// DISPATCH_LEVEL, with no lock held.
/// </summary>
/// <param name="context">What was handed in at the registration.</param>
/// <param name="qpcTimestamp">When the service routine handled the interrupt, in ticks of the platform's clock (24 MHz).</param>
public delegate void HdAudioDmaNotificationCallback(object? context, long qpcTimestamp);

/// <summary>
/// PHDAUDIO_BDL_ISR: the client's part of the interrupt service of a stream that it set up with its own descriptor list. Runs at DIRQL inside the
/// service routine.
/// </summary>
/// <param name="context">What was handed in at the set-up.</param>
/// <param name="interruptBitMask">Bit 4 descriptor error, bit 3 FIFO error, bit 2 a buffer with its IOC bit set has completed; all others 0.</param>
public delegate void HdAudioBdlIsr(object? context, uint interruptBitMask);
