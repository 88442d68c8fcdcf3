namespace Azalia.Ddi.Conformance;

// The simulated device in virtual time holds every fact.

public sealed class AllocateAudioBufferOnTheVirtualDrive() : AllocateAudioBufferConformance(new VirtualDrive());

public sealed class AllocateCaptureDmaEngineOnTheVirtualDrive() : AllocateCaptureDmaEngineConformance(new VirtualDrive());

public sealed class AllocateContiguousDmaBufferOnTheVirtualDrive() : AllocateContiguousDmaBufferConformance(new VirtualDrive());

public sealed class AllocateDmaBufferOnTheVirtualDrive() : AllocateDmaBufferConformance(new VirtualDrive());

public sealed class AllocateDmaBufferWithNotificationOnTheVirtualDrive() : AllocateDmaBufferWithNotificationConformance(new VirtualDrive());

public sealed class AllocateRenderDmaEngineOnTheVirtualDrive() : AllocateRenderDmaEngineConformance(new VirtualDrive());

public sealed class BandwidthOnTheVirtualDrive() : BandwidthConformance(new VirtualDrive());

public sealed class ChangeBandwidthAllocationOnTheVirtualDrive() : ChangeBandwidthAllocationConformance(new VirtualDrive());

public sealed class FreeContiguousDmaBufferOnTheVirtualDrive() : FreeContiguousDmaBufferConformance(new VirtualDrive());

public sealed class FreeDmaBufferOnTheVirtualDrive() : FreeDmaBufferConformance(new VirtualDrive());

public sealed class FreeDmaBufferWithNotificationOnTheVirtualDrive() : FreeDmaBufferWithNotificationConformance(new VirtualDrive());

public sealed class FreeDmaEngineOnTheVirtualDrive() : FreeDmaEngineConformance(new VirtualDrive());

public sealed class GetDeviceInformationOnTheVirtualDrive() : GetDeviceInformationConformance(new VirtualDrive());

public sealed class GetLinkPositionRegisterOnTheVirtualDrive() : GetLinkPositionRegisterConformance(new VirtualDrive());

public sealed class GetResourceInformationOnTheVirtualDrive() : GetResourceInformationConformance(new VirtualDrive());

public sealed class GetWallClockRegisterOnTheVirtualDrive() : GetWallClockRegisterConformance(new VirtualDrive());

public sealed class InterfaceReferenceOnTheVirtualDrive() : InterfaceReferenceConformance(new VirtualDrive());

public sealed class OptionsOnTheVirtualDrive() : OptionsConformance(new VirtualDrive());

public sealed class PowerOnTheVirtualDrive() : PowerConformance(new VirtualDrive());

public sealed class QueryInterfaceOnTheVirtualDrive() : QueryInterfaceConformance(new VirtualDrive());

public sealed class RegisterEventCallbackOnTheVirtualDrive() : RegisterEventCallbackConformance(new VirtualDrive());

public sealed class RegisterNotificationCallbackOnTheVirtualDrive() : RegisterNotificationCallbackConformance(new VirtualDrive());

public sealed class RegisterNotificationEventOnTheVirtualDrive() : RegisterNotificationEventConformance(new VirtualDrive());

public sealed class SetDmaEngineStateOnTheVirtualDrive() : SetDmaEngineStateConformance(new VirtualDrive());

public sealed class SetupDmaEngineWithBdlOnTheVirtualDrive() : SetupDmaEngineWithBdlConformance(new VirtualDrive());

public sealed class StateMachineOnTheVirtualDrive() : StateMachineConformance(new VirtualDrive());

public sealed class StreamsInStepOnTheVirtualDrive() : StreamsInStepConformance(new VirtualDrive());

public sealed class TransferCodecVerbsOnTheVirtualDrive() : TransferCodecVerbsConformance(new VirtualDrive());

public sealed class UnregisterEventCallbackOnTheVirtualDrive() : UnregisterEventCallbackConformance(new VirtualDrive());

public sealed class UnregisterNotificationCallbackOnTheVirtualDrive() : UnregisterNotificationCallbackConformance(new VirtualDrive());

public sealed class UnregisterNotificationEventOnTheVirtualDrive() : UnregisterNotificationEventConformance(new VirtualDrive());
