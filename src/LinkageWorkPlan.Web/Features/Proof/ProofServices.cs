namespace LinkageWorkPlan.Web.Features.Proof;

internal static class ProofServices
{
    public static IServiceCollection AddProof(this IServiceCollection services) => services.AddHostedService<HeadKeeper>();
}
