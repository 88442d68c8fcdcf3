namespace Azalia.Ddi.Conformance;

// The simulated device in the time of the machine holds the facts that do not count ticks.

public sealed class AllocateAudioBufferOnThePacedDrive() : AllocateAudioBufferConformance(new PacedDrive());

public sealed class AllocateCaptureDmaEngineOnThePacedDrive() : AllocateCaptureDmaEngineConformance(new PacedDrive());

public sealed class AllocateContiguousDmaBufferOnThePacedDrive() : AllocateContiguousDmaBufferConformance(new PacedDrive());

public sealed class AllocateDmaBufferOnThePacedDrive() : AllocateDmaBufferConformance(new PacedDrive());

public sealed class AllocateDmaBufferWithNotificationOnThePacedDrive() : AllocateDmaBufferWithNotificationConformance(new PacedDrive());

public sealed class AllocateRenderDmaEngineOnThePacedDrive() : AllocateRenderDmaEngineConformance(new PacedDrive());

public sealed class BandwidthOnThePacedDrive() : BandwidthConformance(new PacedDrive());

public sealed class ChangeBandwidthAllocationOnThePacedDrive() : ChangeBandwidthAllocationConformance(new PacedDrive());

public sealed class FreeContiguousDmaBufferOnThePacedDrive() : FreeContiguousDmaBufferConformance(new PacedDrive());

public sealed class FreeDmaBufferOnThePacedDrive() : FreeDmaBufferConformance(new PacedDrive());

public sealed class FreeDmaBufferWithNotificationOnThePacedDrive() : FreeDmaBufferWithNotificationConformance(new PacedDrive());

public sealed class FreeDmaEngineOnThePacedDrive() : FreeDmaEngineConformance(new PacedDrive());

public sealed class GetDeviceInformationOnThePacedDrive() : GetDeviceInformationConformance(new PacedDrive());

public sealed class GetLinkPositionRegisterOnThePacedDrive() : GetLinkPositionRegisterConformance(new PacedDrive());

public sealed class GetResourceInformationOnThePacedDrive() : GetResourceInformationConformance(new PacedDrive());

public sealed class GetWallClockRegisterOnThePacedDrive() : GetWallClockRegisterConformance(new PacedDrive());

public sealed class InterfaceReferenceOnThePacedDrive() : InterfaceReferenceConformance(new PacedDrive());

public sealed class OptionsOnThePacedDrive() : OptionsConformance(new PacedDrive());

public sealed class PowerOnThePacedDrive() : PowerConformance(new PacedDrive());

public sealed class QueryInterfaceOnThePacedDrive() : QueryInterfaceConformance(new PacedDrive());

public sealed class RegisterEventCallbackOnThePacedDrive() : RegisterEventCallbackConformance(new PacedDrive());

public sealed class RegisterNotificationCallbackOnThePacedDrive() : RegisterNotificationCallbackConformance(new PacedDrive());

public sealed class RegisterNotificationEventOnThePacedDrive() : RegisterNotificationEventConformance(new PacedDrive());

public sealed class SetDmaEngineStateOnThePacedDrive() : SetDmaEngineStateConformance(new PacedDrive());

public sealed class SetupDmaEngineWithBdlOnThePacedDrive() : SetupDmaEngineWithBdlConformance(new PacedDrive());

public sealed class StateMachineOnThePacedDrive() : StateMachineConformance(new PacedDrive());

public sealed class TransferCodecVerbsOnThePacedDrive() : TransferCodecVerbsConformance(new PacedDrive());

public sealed class UnregisterEventCallbackOnThePacedDrive() : UnregisterEventCallbackConformance(new PacedDrive());

public sealed class UnregisterNotificationCallbackOnThePacedDrive() : UnregisterNotificationCallbackConformance(new PacedDrive());

public sealed class UnregisterNotificationEventOnThePacedDrive() : UnregisterNotificationEventConformance(new PacedDrive());
