namespace LinkageWorkPlan.Web.Features.Drafts;

public static class DraftServices
{
    /// <exception cref="Data.Providers.StartupException">A setting is wrong.</exception>
    public static IServiceCollection AddDrafts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(DraftOptions.Read(configuration));
        services.AddSingleton<DraftSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<DraftSweeper>());
        return services;
    }
}
