namespace Azalia.Ddi.Conformance;

// QEMU holds every fact but those of QemuDeviations, and those that need another device than it has.

public sealed class AllocateAudioBufferOnQemu() : AllocateAudioBufferConformance(new QemuController());

public sealed class AllocateCaptureDmaEngineOnQemu() : AllocateCaptureDmaEngineConformance(new QemuController());

public sealed class AllocateContiguousDmaBufferOnQemu() : AllocateContiguousDmaBufferConformance(new QemuController());

public sealed class AllocateDmaBufferOnQemu() : AllocateDmaBufferConformance(new QemuController());

public sealed class AllocateDmaBufferWithNotificationOnQemu() : AllocateDmaBufferWithNotificationConformance(new QemuController());

public sealed class AllocateRenderDmaEngineOnQemu() : AllocateRenderDmaEngineConformance(new QemuController());

public sealed class BandwidthOnQemu() : BandwidthConformance(new QemuController());

public sealed class ChangeBandwidthAllocationOnQemu() : ChangeBandwidthAllocationConformance(new QemuController());

public sealed class FreeContiguousDmaBufferOnQemu() : FreeContiguousDmaBufferConformance(new QemuController());

public sealed class FreeDmaBufferOnQemu() : FreeDmaBufferConformance(new QemuController());

public sealed class FreeDmaBufferWithNotificationOnQemu() : FreeDmaBufferWithNotificationConformance(new QemuController());

public sealed class FreeDmaEngineOnQemu() : FreeDmaEngineConformance(new QemuController());

public sealed class GetDeviceInformationOnQemu() : GetDeviceInformationConformance(new QemuController());

public sealed class GetLinkPositionRegisterOnQemu() : GetLinkPositionRegisterConformance(new QemuController());

public sealed class GetResourceInformationOnQemu() : GetResourceInformationConformance(new QemuController());

public sealed class GetWallClockRegisterOnQemu() : GetWallClockRegisterConformance(new QemuController());

public sealed class InterfaceReferenceOnQemu() : InterfaceReferenceConformance(new QemuController());

public sealed class OptionsOnQemu() : OptionsConformance(new QemuController());

public sealed class PowerOnQemu() : PowerConformance(new QemuController());

public sealed class QueryInterfaceOnQemu() : QueryInterfaceConformance(new QemuController());

public sealed class RegisterEventCallbackOnQemu() : RegisterEventCallbackConformance(new QemuController());

public sealed class RegisterNotificationCallbackOnQemu() : RegisterNotificationCallbackConformance(new QemuController());

public sealed class RegisterNotificationEventOnQemu() : RegisterNotificationEventConformance(new QemuController());

public sealed class SetDmaEngineStateOnQemu() : SetDmaEngineStateConformance(new QemuController());

public sealed class SetupDmaEngineWithBdlOnQemu() : SetupDmaEngineWithBdlConformance(new QemuController());

public sealed class StateMachineOnQemu() : StateMachineConformance(new QemuController());

public sealed class StreamsInStepOnQemu() : StreamsInStepConformance(new QemuController());

public sealed class TransferCodecVerbsOnQemu() : TransferCodecVerbsConformance(new QemuController());

public sealed class UnregisterEventCallbackOnQemu() : UnregisterEventCallbackConformance(new QemuController());

public sealed class UnregisterNotificationCallbackOnQemu() : UnregisterNotificationCallbackConformance(new QemuController());

public sealed class UnregisterNotificationEventOnQemu() : UnregisterNotificationEventConformance(new QemuController());
